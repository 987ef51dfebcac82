import { defineRoutes } from '@gov/base/component';
import type { NamedReference } from '@gov/forms';
import { Input, Radio } from 'antd';
import { useId, useState } from 'react';
import Type from 'typebox';
import { useRoute } from '#platform/web/data/use-route.ts';
import { DecisionDialog } from '#platform/web/widgets/decision-dialog.tsx';
import { EmptyState, ListStates } from '#platform/web/widgets/list-states.tsx';

const Post = Type.Object({ id: Type.String(), name: Type.String(), sectionName: Type.Optional(Type.String()) });

/** The row of the organisation's contract, as far as it is shown. */
const { posts: postsRoute } = defineRoutes({
  posts: {
    method: 'GET',
    path: '/api/organisation/posts',
    summary: 'Posts that have not ended',
    permission: 'organisation.view',
    input: {},
    reply: Type.Object({ posts: Type.Array(Post) }),
  },
});

interface PostDialogProps {
  readonly title: string;
  readonly chosen: NamedReference | undefined;
  readonly onFinish: (post: NamedReference | undefined) => void;
}

/** One post of the own agency, found by a part of its name or of its section's. */
export function PostDialog({ title, chosen, onFinish }: PostDialogProps) {
  const [post, setPost] = useState(chosen);
  const [query, setQuery] = useState('');
  const posts = useRoute(postsRoute);
  const id = useId();
  return (
    <DecisionDialog
      open
      title={`选${title}`}
      leaveWords="先不选"
      primaryWords={post ? `选${post.name}` : '选这个岗位'}
      disabled={post === undefined}
      onLeave={() => onFinish(undefined)}
      onDecide={() => onFinish(post)}
    >
      <div className="dialog-field">
        <label htmlFor={id}>找岗位</label>
        <Input
          id={id}
          value={query}
          placeholder="岗位或科室名称的一部分"
          onChange={(event) => setQuery(event.target.value)}
        />
      </div>
      <ListStates query={posts} empty={(reply) => reply.posts.length === 0 && <EmptyState sentence="还没有设岗位。" />}>
        {(reply) => {
          const found = reply.posts.filter(({ name, sectionName = '' }) =>
            `${sectionName}${name}`.includes(query.trim()),
          );
          if (found.length === 0) return <EmptyState sentence="没有找到，换几个字试试。" />;
          return (
            <fieldset className="choice-list tall">
              <legend className="only-for-readers">{title}</legend>
              <Radio.Group value={post?.id}>
                {found.map(({ id: postId, name, sectionName }) => (
                  <Radio key={postId} value={postId} onChange={() => setPost({ id: postId, name })}>
                    {name}
                    {sectionName && <span className="tertiary small"> {sectionName}</span>}
                  </Radio>
                ))}
              </Radio.Group>
            </fieldset>
          );
        }}
      </ListStates>
    </DecisionDialog>
  );
}
