import { parseBody } from '@gov/gongwen';

/** Equal for equal texts, whatever order the server's store keeps keys in; empty for what is no body. */
export function bodyKey(body: unknown): string {
  const parsed = parseBody(body);
  return parsed.ok ? JSON.stringify(parsed.value) : '';
}
