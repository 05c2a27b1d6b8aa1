/** An expected failure: a value at the seam, with a sentence that says who, what and what to do. */

export type FailureCode =
  /** The thing asked for is not (or no longer) in the vault. */
  | 'not-found'
  /** The argument does not have the shape the contract asks for. */
  | 'bad-request'
  /** The request did not come from the application's own window. */
  | 'forbidden'
  /** The vault may be read but not written. */
  | 'read-only'
  /** Writing failed; nothing was changed. */
  | 'not-saved'
  /** The reader closed a dialog without choosing. */
  | 'cancelled'
  /** A bug: it is in the log, and the reader may copy the details. */
  | 'unexpected';

export interface Failure {
  readonly code: FailureCode;
  readonly message: string;
}

export type Result<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: Failure };

export const refuse = (code: FailureCode, message: string): Result<never> => ({ ok: false, error: { code, message } });

/** Thrown by a handler for an expected failure; `serve.ts` turns it into a `Result`. */
export class ExpectedFailure extends Error {
  readonly code: FailureCode;

  constructor(code: FailureCode, message: string) {
    super(message);
    this.name = 'ExpectedFailure';
    this.code = code;
  }
}
