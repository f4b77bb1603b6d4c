import { Button, Label, Select, Textarea } from '@trussworks/react-uswds';
import { type SubmitEvent, useEffect, useRef, useState } from 'react';
import { useReference } from '../api/queries.ts';

interface Props {
  readonly busy: boolean;
  readonly decline: (body: Record<string, unknown>) => void;
  readonly cancel: () => void;
}

/** Why not: a reason of the list; "other" wants words. */
export function DeclineForm({ busy, decline, cancel }: Props) {
  const { data: reasons = [] } = useReference('proposal-decline');
  const [code, setCode] = useState('');
  const [text, setText] = useState('');
  const [tried, setTried] = useState(false);
  const first = useRef<HTMLFormElement>(null);
  useEffect(() => first.current?.querySelector('select')?.focus(), []);
  const missing = code === '' ? 'Choose a reason.' : code === 'other' && text.trim() === '' ? 'Say it in words.' : '';

  const submit = (event: SubmitEvent<HTMLFormElement>): void => {
    event.preventDefault();
    setTried(true);
    if (missing === '') decline({ reasonCode: code, ...(text.trim() !== '' && { reasonText: text.trim() }) });
  };
  return (
    <form className="decline" noValidate onSubmit={submit} ref={first}>
      <Label htmlFor="decline-reason">Reason</Label>
      <Select
        id="decline-reason"
        name="reasonCode"
        value={code}
        required
        aria-invalid={tried && missing !== ''}
        {...(tried && missing !== '' && { 'aria-describedby': 'decline-missing' })}
        onChange={({ target }) => setCode(target.value)}
      >
        <option value="">Choose</option>
        {reasons.map((reason) => (
          <option key={reason.code} value={reason.code}>
            {reason.label}
          </option>
        ))}
      </Select>
      <Label htmlFor="decline-text">In words{code === 'other' ? '' : ' (optional)'}</Label>
      <Textarea
        id="decline-text"
        name="reasonText"
        value={text}
        maxLength={2000}
        rows={3}
        onChange={({ target }) => setText(target.value)}
      />
      {tried && missing !== '' && (
        <p className="usa-error-message" id="decline-missing" role="alert">
          {missing}
        </p>
      )}
      <div className="deed-buttons">
        <Button type="submit" disabled={busy}>
          {busy ? 'Recording…' : 'Decline it'}
        </Button>
        <Button type="button" unstyled onClick={cancel}>
          Cancel
        </Button>
      </div>
    </form>
  );
}
