import { fileNameWords, fileSizeWords } from '#platform/web/text/file-size.ts';
import { Icon } from './icon.tsx';

interface FileLineProps {
  readonly name: string;
  readonly bytes: number;
  readonly href: string;
}

/** An attachment: name cut in the middle so that its ending stays, size at the right. */
export function FileLine({ name, bytes, href }: FileLineProps) {
  return (
    <div className="row">
      <Icon name="document" />
      <a className="grow one-line" href={href} title={name}>
        {fileNameWords(name)}
      </a>
      <FileSize bytes={bytes} />
    </div>
  );
}

export const FileSize = ({ bytes }: { readonly bytes: number }) => (
  <span className="tertiary small no-wrap">{fileSizeWords(bytes)}</span>
);
