import { isIP } from 'node:net';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { FilePlace } from '#platform/server/files/open-sealed-bytes.ts';

/** What the environment says; read once at start. */
export interface Configuration {
  readonly port: number;
  readonly host: string;
  readonly dataDirectory: string;
  /** Both absent = the embedded PostgreSQL. */
  readonly databaseUrl: string | undefined;
  readonly databaseOwnerUrl: string | undefined;
  readonly files: FilePlace;
  readonly keysPath: string;
  /** Load the demo city into an empty database. */
  readonly demo: boolean;
  /** The operator has said that a server with demo accounts may be reached from elsewhere. */
  readonly demoPublic: boolean;
  readonly secure: boolean;
  readonly publicOrigin: string | undefined;
  /** Whose X-Forwarded-For is believed; `false` = nobody stands in front. */
  readonly trustedProxies: false | readonly string[];
  readonly roles: ReadonlySet<'web' | 'relay'>;
}

/** A setting that cannot be used; the message says what to do. */
export class ConfigurationRefused extends Error {}

const root = resolve(import.meta.dirname, '../..');

function pathOf(value: string | undefined, fallback: string): string {
  if (!value) return fallback;
  if (value.startsWith('file://')) return pathOfUrl(value);
  if (/^[a-z0-9]+:\/\//.test(value))
    throw new ConfigurationRefused(
      `只支持本机目录、file:// 地址（文件还可以是 s3://），不支持 ${value.split(':')[0]}://`,
    );
  return resolve(value);
}

function pathOfUrl(value: string): string {
  try {
    return fileURLToPath(value);
  } catch {
    throw new ConfigurationRefused(`“${value}”读不出本机目录，要写成 file:///目录 的样子。`);
  }
}

/** A directory, or `s3://bucket/prefix?endpoint=http://host:port&region=…` with its keys beside, never inside. */
function filePlaceOf(env: NodeJS.ProcessEnv, fallback: string): FilePlace {
  if (!env.FILES_URL?.startsWith('s3:')) return { kind: 'directory', directory: pathOf(env.FILES_URL, fallback) };
  const { S3_ACCESS_KEY: accessKey, S3_SECRET_KEY: secretKey } = env;
  const url = URL.canParse(env.FILES_URL) ? new URL(env.FILES_URL) : undefined;
  const endpoint = url?.searchParams.get('endpoint') ?? '';
  if (!url || !/^[a-z0-9][a-z0-9.-]{2,62}$/.test(url.hostname) || !/^https?:\/\/[^/]+\/?$/.test(endpoint))
    throw new ConfigurationRefused('FILES_URL 要写成 s3://存储桶?endpoint=http://主机:端口&region=区域。');
  if (url.username || url.password || !accessKey || !secretKey)
    throw new ConfigurationRefused(
      'FILES_URL 用 S3 时，访问密钥要设在环境变量 S3_ACCESS_KEY 和 S3_SECRET_KEY 里，不能写在地址里。',
    );
  const folder = decodeURIComponent(url.pathname).replace(/^\/+|\/+$/g, '');
  const region = url.searchParams.get('region') || 'us-east-1';
  return {
    kind: 's3',
    endpoint,
    region,
    bucket: url.hostname,
    prefix: folder ? `${folder}/` : '',
    accessKey,
    secretKey,
  };
}

/** Reads and checks the environment. */
export function readConfiguration(env: NodeJS.ProcessEnv): Configuration {
  const port = Number(env.PORT ?? 8080);
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new ConfigurationRefused('PORT 要在 0 到 65535 之间。');
  const dataDirectory = resolve(env.DATA_DIR ?? join(root, '.data'));
  const { DATABASE_URL: databaseUrl, DATABASE_OWNER_URL: databaseOwnerUrl } = env;
  if (Boolean(databaseUrl) !== Boolean(databaseOwnerUrl))
    throw new ConfigurationRefused('DATABASE_URL（应用账号）和 DATABASE_OWNER_URL（建表账号）要一起设置。');
  const keysPath = pathOf(env.KEYS_URL, `${dataDirectory}-keys/key-encryption-key`);
  if (keysPath.startsWith(`${dataDirectory}/`))
    throw new ConfigurationRefused('KEYS_URL 要放在数据目录之外，否则备份里会带着钥匙。');
  const publicOrigin = originOf(env.PUBLIC_ORIGIN);
  return {
    port,
    host: env.HOST || '127.0.0.1',
    dataDirectory,
    databaseUrl,
    databaseOwnerUrl,
    files: filePlaceOf(env, join(dataDirectory, 'files')),
    keysPath,
    demo: env.DEMO !== '0',
    demoPublic: env.DEMO_PUBLIC === '1',
    secure: publicOrigin?.startsWith('https://') ?? false,
    publicOrigin,
    trustedProxies: proxiesOf(env.TRUSTED_PROXIES, publicOrigin !== undefined),
    roles: rolesOf(env.ROLES),
  };
}

/** As a browser writes it in `Origin`: else every change would be refused as coming from elsewhere. */
function originOf(value: string | undefined): string | undefined {
  if (!value) return undefined;
  const url = URL.canParse(value) ? new URL(value) : undefined;
  if (!url || !/^https?:$/.test(url.protocol) || (value !== url.origin && value !== `${url.origin}/`))
    throw new ConfigurationRefused('PUBLIC_ORIGIN 要写成浏览器里的地址，不带路径，如 https://oa.example.gov.cn。');
  return url.origin;
}

/** Behind a proxy that is not named it is taken to run on this machine: anybody else could write any address they like. */
function proxiesOf(value: string | undefined, behindProxy: boolean): Configuration['trustedProxies'] {
  if (!value) return behindProxy ? ['loopback'] : false;
  const proxies = value.split(',').map((address) => address.trim());
  const readable = (address: string) => address === 'loopback' || isIP(address.replace(/\/\d{1,3}$/, '')) !== 0;
  if (!proxies.every(readable))
    throw new ConfigurationRefused(
      'TRUSTED_PROXIES 要写反向代理的地址或网段（如 10.0.0.5、10.0.0.0/24），用逗号分开。',
    );
  return proxies;
}

function rolesOf(value: string | undefined): Configuration['roles'] {
  const names = (value ?? 'web,relay').split(',').map((name) => name.trim());
  const known = names.filter((name) => name === 'web' || name === 'relay');
  if (known.length !== names.length) throw new ConfigurationRefused('ROLES 只能是 web、relay，用逗号分开。');
  return new Set(known);
}

/** Only this machine can reach the address. */
export const isLoopback = (host: string): boolean =>
  host === 'localhost' || host === '::1' || /^127(\.\d+){3}$/.test(host);
