import { ValidationPipe } from '@nestjs/common';
import type { ValidationError } from 'class-validator';
import { type FieldProblem, ProblemError, problemOf } from './problem.ts';
import { rememberRules } from './remember-rules.ts';

/** What a rule may say of itself in its `context`, besides its message. */
export interface RuleContext {
  readonly code?: string;
  readonly wayOut?: string;
}

/** Strict: unknown fields are refused, nothing is converted silently, and all that is wrong is told at once. */
export function validationPipe(): ValidationPipe {
  rememberRules();
  return new ValidationPipe({
    transform: true,
    whitelist: true,
    forbidNonWhitelisted: true,
    validationError: { target: false, value: false },
    exceptionFactory: (errors) => invalid(errors.flatMap((error) => fieldProblems(error))),
  });
}

export function invalid(errors: readonly FieldProblem[]): ProblemError {
  const [first] = errors;
  const fields = new Set(errors.map(({ field }) => field)).size;
  const detail = fields === 1 && first ? `${first.field}: ${first.message}` : `${fields} fields are not valid.`;
  return new ProblemError(
    problemOf(400, 'VALIDATION_FAILED', detail, first?.wayOut ?? 'Correct the fields named in errors.', {
      ...(first && { field: first.field }),
      errors,
    }),
  );
}

/** Names of the rules that a field is there, and of its kind: where one is broken, the others have nothing to say. */
const BEFORE_ALL = ['isDefined', 'isInt', 'isString', 'isArray'];

function fieldProblems(error: ValidationError, parent = ''): FieldProblem[] {
  const field = pathOf(parent, error.property);
  const broken = error.constraints ?? {};
  const before = BEFORE_ALL.find((rule) => rule in broken);
  const told = before === undefined ? broken : { [before]: broken[before] ?? '' };
  const own = Object.entries(told).map(([rule, message]) => {
    const context = (error.contexts?.[rule] ?? {}) as RuleContext;
    if (rule === 'whitelistValidation') {
      return {
        field,
        code: 'UNKNOWN_FIELD',
        message: 'There is no such field.',
        wayOut: 'Leave it out, or check its spelling in /docs.',
      };
    }
    return {
      field,
      code: context.code ?? 'FIELD_INVALID',
      message,
      wayOut: context.wayOut ?? 'Correct the field; its rule is in /docs.',
    };
  });
  return [...own, ...(error.children ?? []).flatMap((child) => fieldProblems(child, field))];
}

function pathOf(parent: string, property: string): string {
  if (/^\d+$/.test(property)) return `${parent}[${property}]`;
  return parent ? `${parent}.${property}` : property;
}
