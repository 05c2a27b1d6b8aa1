/** A comment where it is read: its words at once, as Markdown as soon as the reader of Markdown has been loaded. */
import { Suspense, lazy } from 'react';
import './comment.css';

const CommentView = lazy(() => import('./comment-view'));

export function Comment({ comment }: { readonly comment: string }) {
  return (
    <div className="comment">
      <Suspense fallback={<p>{comment}</p>}>
        <CommentView comment={comment} />
      </Suspense>
    </div>
  );
}
