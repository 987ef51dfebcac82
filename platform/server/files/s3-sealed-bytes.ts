import http from 'node:http';
import https from 'node:https';
import { setTimeout as pause } from 'node:timers/promises';
import { Client } from 'minio';
import type { SealedBytes } from './sealed-bytes.ts';

export interface S3Place {
  /** `http://host:port` or `https://…`. */
  readonly endpoint: string;
  readonly region: string;
  readonly bucket: string;
  /** Before every name; empty or ending in `/`. */
  readonly prefix: string;
  readonly accessKey: string;
  readonly secretKey: string;
  /** Bytes of one object; see `openS3SealedBytes`. */
  readonly segmentBytes?: number;
}

/** A place that cannot be used; the message says what to look at. */
export class PlaceUnusable extends Error {}

const usualSegmentBytes = 4 * 1_048_576;
/** Nothing moved on the wire for so long. */
const silenceMillis = 30_000;
const tries = 3;

/**
 * A file is a row of objects of a few megabytes: each is sent whole and may be sent again, so that an upload of unknown
 * length needs one segment of memory and none of the multipart calls, which the S3 servers of private clouds do
 * differently; what a killed upload left is found by its name. Nothing depends on an object's metadata.
 */
export function openS3SealedBytes(place: S3Place): SealedBytes {
  const { bucket, prefix, segmentBytes = usualSegmentBytes } = place;
  const client = clientOf(place);
  const folderOf = (agencyId: string, id: string) => `${prefix}${agencyId}/${id}/`;
  const nameOf = (folder: string, segment: number) => `${folder}${String(segment).padStart(6, '0')}`;
  const removeAll = async (folder: string): Promise<void> => {
    for (const name of await again(() => namesBelow(client, bucket, folder)))
      await again(() => client.removeObject(bucket, name));
  };
  return {
    async write(agencyId, id, content) {
      let segment = 0;
      for await (const bytes of inSegments(content, segmentBytes)) {
        const name = nameOf(folderOf(agencyId, id), segment++);
        await again(() => client.putObject(bucket, name, bytes, bytes.length));
      }
    },
    async *read(agencyId, id, start, end) {
      for (let segment = Math.floor(start / segmentBytes); segment * segmentBytes < end; segment++) {
        const from = Math.max(0, start - segment * segmentBytes);
        const length = Math.min(segmentBytes, end - segment * segmentBytes) - from;
        const name = nameOf(folderOf(agencyId, id), segment);
        yield* await again(() => rangeOf(client, bucket, name, from, length));
      }
    },
    remove: (agencyId, id) => removeAll(folderOf(agencyId, id)),
    removeAgency: (agencyId) => removeAll(`${prefix}${agencyId}/`),
  };
}

/** Writes, reads back and removes a small object: keys, rights and a server that stores something else show at the start. */
export async function refuseUnusablePlace(place: S3Place, probeName: string): Promise<void> {
  const client = clientOf(place);
  const where = `${place.endpoint} 的存储桶“${place.bucket}”`;
  const name = `${place.prefix}probe-${probeName}`;
  const content = Buffer.from('gov-office-cloud');
  const exists = await client.bucketExists(place.bucket).catch((error) => unusable(where, error));
  if (!exists) throw new PlaceUnusable(`文件存储 ${where} 不存在。请先建好存储桶，或检查 FILES_URL。`);
  try {
    await client.putObject(place.bucket, name, content, content.length);
    const parts: Uint8Array[] = [];
    for await (const part of await rangeOf(client, place.bucket, name, 0, content.length)) parts.push(part);
    await client.removeObject(place.bucket, name);
    if (Buffer.concat(parts).equals(content)) return;
  } catch (error) {
    unusable(where, error);
  }
  throw new PlaceUnusable(`文件存储 ${where} 存下的内容与写入的不同，不能使用。请联系存储的管理员。`);
}

/** The code only: a server's own message may repeat what was signed. */
function unusable(where: string, error: unknown): never {
  const code = codeOf(error);
  throw new PlaceUnusable(
    `文件存储 ${where} 用不了（${code}）。请检查 FILES_URL、S3_ACCESS_KEY、S3_SECRET_KEY，以及存储服务是否在运行。`,
  );
}

const codeOf = (error: unknown): string =>
  // reason: both S3 and network errors carry `code`; only that is read
  String((error as { code?: unknown }).code ?? (error instanceof Error ? error.name : 'unknown'));

function clientOf({ endpoint, region, accessKey, secretKey }: S3Place): Client {
  const url = new URL(endpoint);
  const secure = url.protocol === 'https:';
  return new Client({
    endPoint: url.hostname.replace(/^\[|\]$/g, ''),
    port: Number(url.port || (secure ? 443 : 80)),
    useSSL: secure,
    region,
    accessKey,
    secretKey,
    transport: patientTransport(secure),
    retryOptions: { disableRetry: true }, // its own retry writes to the console
  });
}

/** Ends a request on which nothing moves; the client itself would wait for ever. */
const patientTransport = (secure: boolean): Pick<typeof http, 'request'> => ({
  request: (options: unknown, answered: unknown) => {
    const send = (secure ? https : http).request as (o: object, a: unknown) => http.ClientRequest; // reason: called in this one form by the client
    const request = send({ ...(options as object), timeout: silenceMillis }, answered);
    return request.on('timeout', () => request.destroy(new Error('the file store does not answer')));
  },
});

/** A refusal of the server is final; a broken line or a busy server is tried again. Every call here may be repeated. */
async function again<T>(call: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await call();
    } catch (error) {
      const final = error instanceof Error && error.name === 'S3Error';
      if (final || attempt === tries) throw error;
      await pause(100 * 4 ** attempt);
    }
  }
}

/** Nothing where the object ends before the range begins, or is gone. */
async function rangeOf(
  client: Client,
  bucket: string,
  name: string,
  from: number,
  length: number,
): Promise<AsyncIterable<Uint8Array>> {
  try {
    return await client.getPartialObject(bucket, name, from, length);
  } catch (error) {
    if (['InvalidRange', 'NoSuchKey'].includes(codeOf(error))) return nothing();
    throw error;
  }
}

async function* nothing(): AsyncGenerator<Uint8Array> {}

async function namesBelow(client: Client, bucket: string, folder: string): Promise<readonly string[]> {
  const names: string[] = [];
  for await (const { name } of client.listObjectsV2(bucket, folder, true) as AsyncIterable<{ name?: string }>)
    if (name) names.push(name);
  return names;
}

async function* inSegments(content: AsyncIterable<Uint8Array>, segmentBytes: number): AsyncGenerator<Buffer> {
  let parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of content) {
    for (let rest = part; rest.length > 0; ) {
      const taken = rest.subarray(0, segmentBytes - size);
      parts.push(taken);
      size += taken.length;
      rest = rest.subarray(taken.length);
      if (size < segmentBytes) continue;
      yield Buffer.concat(parts);
      parts = [];
      size = 0;
    }
  }
  if (size > 0) yield Buffer.concat(parts);
}
