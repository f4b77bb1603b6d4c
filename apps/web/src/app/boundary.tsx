import { Button } from '@trussworks/react-uswds';
import { Component, type ReactNode } from 'react';
import { Heading } from '../parts/heading.tsx';
import { Notice } from '../parts/notice.tsx';

interface Props {
  /** Where one is: another place is tried anew. */
  readonly place: string;
  readonly children: ReactNode;
}

/**
 * A screen that can't be shown leaves what is around it, and says so. Mostly it could not be fetched: without a network, or
 * because the service has another version by now, whose page has other parts.
 */
export class Boundary extends Component<Props, { readonly failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError(): { failed: boolean } {
    return { failed: true };
  }

  override componentDidUpdate(before: Props): void {
    if (this.state.failed && before.place !== this.props.place) this.setState({ failed: false });
  }

  override render(): ReactNode {
    if (!this.state.failed) return this.props.children;
    return (
      <div className="screen">
        <Heading title="This screen could not be shown" />
        <Notice type="error" heading="It could not be loaded" role="alert">
          The network may be away, or the service has a new version since this page was opened.{' '}
          <Button type="button" unstyled onClick={() => location.reload()}>
            Load the page again
          </Button>
        </Notice>
      </div>
    );
  }
}
