/** `__Host-` binds the cookie to this host over TLS; over plain HTTP browsers would refuse the prefix. */
export const cookieName = (secure: boolean): string => (secure ? '__Host-session' : 'session');

const attributes = (secure: boolean) => `Path=/; HttpOnly; SameSite=Lax${secure ? '; Secure' : ''}`;

export const sessionCookie = (token: string, secure: boolean): string =>
  `${cookieName(secure)}=${token}; ${attributes(secure)}`;

export const endedCookie = (secure: boolean): string => `${cookieName(secure)}=; Max-Age=0; ${attributes(secure)}`;

/** The session token of a Cookie header, or undefined. */
export function tokenFrom(header: string | undefined, secure: boolean): string | undefined {
  const prefix = `${cookieName(secure)}=`;
  for (const part of header?.split(';') ?? []) {
    const trimmed = part.trim();
    if (trimmed.startsWith(prefix)) return trimmed.slice(prefix.length) || undefined;
  }
  return undefined;
}
