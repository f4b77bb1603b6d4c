import { Link } from 'react-router';
import { Heading } from '../parts/heading.tsx';

export function NotFound() {
  return (
    <div className="screen">
      <Heading title="There is no such page" />
      <p>
        The address leads nowhere. <Link to="/">Go to the work list</Link>, or look for a case by its number there.
      </p>
    </div>
  );
}
