import { getMetadataStorage } from 'class-validator';

type Storage = ReturnType<typeof getMetadataStorage>;
type Look = Storage['getTargetValidationMetadatas'];
type Rules = ReturnType<Look>;

let remembered = false;

/**
 * Keeps the rules of each class once they were found. class-validator looks through those of all classes for each object
 * that it validates, nested ones too, and that was a twentieth of a command. Rules do not change once the service runs.
 */
export function rememberRules(): void {
  if (remembered) return;
  remembered = true;
  const storage = getMetadataStorage();
  const look: Look = storage.getTargetValidationMetadatas.bind(storage);
  const known = new Map<unknown, Rules>();
  storage.getTargetValidationMetadatas = (target, schema, always, strictGroups, groups) => {
    // Rules by groups or schemas are nothing that we use.
    if (schema || groups?.length || always || strictGroups) return look(target, schema, always, strictGroups, groups);
    let rules = known.get(target);
    if (!rules) known.set(target, (rules = look(target, schema, always, strictGroups, groups)));
    return rules;
  };
}
