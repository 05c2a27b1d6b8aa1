/** Catches what a part of the screen throws: never a blank window, always a way on. */
import { Component, type ReactNode } from 'react';
import './error-boundary.css';
import { translate } from './strings';

interface State {
  readonly error: Error | null;
}

export class ErrorBoundary extends Component<{ readonly children: ReactNode; readonly onError?: (error: Error) => void }, State> {
  override state: State = { error: null };

  static getDerivedStateFromError(error: unknown): State {
    return { error: error instanceof Error ? error : new Error(String(error)) };
  }

  override componentDidCatch(error: Error): void {
    this.props.onError?.(error);
  }

  override render(): ReactNode {
    const { error } = this.state;
    if (!error) return this.props.children;
    return (
      <div className="error-boundary" role="alert">
        <h1>{translate('broken.title')}</h1>
        <p>{translate('broken.detail')}</p>
        <pre>{error.message}</pre>
        <button type="button" className="button" onClick={() => this.setState({ error: null })}>
          {translate('broken.again')}
        </button>
      </div>
    );
  }
}
