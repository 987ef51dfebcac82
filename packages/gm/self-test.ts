import { createCipheriv } from 'node:crypto';
import { derSequence, derUnsignedInteger } from './der.ts';
import { fileCipher, newFileKey } from './file-cipher.ts';
import { unwrapKey, wrapKey } from './key-wrap.ts';
import { generateSm2KeyPair, identityDigest, sign, verify } from './sm2.ts';
import { sm3Hex } from './sm3.ts';

const hex = (text: string): Buffer => Buffer.from(text.replaceAll(' ', ''), 'hex');
const text = (value: string): Uint8Array => Buffer.from(value, 'utf8');

/** GB/T 32905-2016 appendix A: "abc" and 64 bytes "abcd…". */
function sm3Works(): boolean {
  return (
    sm3Hex(text('abc')) === '66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0' &&
    sm3Hex(text('abcd'.repeat(16))) === 'debe9ff92275b8a138604889c18e5a4d6fdb70e5387e5765293dcba39c0c5732'
  );
}

/** GB/T 32907-2016 appendix A.1. */
function sm4Works(): boolean {
  const block = hex('0123456789abcdeffedcba9876543210');
  const cipher = createCipheriv('sm4-ecb', block, null).setAutoPadding(false);
  return cipher.update(block).toString('hex') === '681edf34d206965e86b3e94f536e4246';
}

/** GM/T 0003.5-2012 appendix A.2: key, "message digest", signature. */
const example = {
  publicKey: hex(
    '3059301306072a8648ce3d020106082a811ccf5501822d03420004' +
      '09f9df311e5421a150dd7d161e4bc5c672179fad1833fc076bb08ff356f35020' +
      'ccea490ce26775a52dc6ea718cc1aa600aed05fbf35e084a6632f6072da9ad13',
  ),
  z: 'b2e14c5c79c6df5b85f4fe7ed8db7a262b9da7e07ccb0ea9f4747b8ccda8a4f3',
  e: 'f0b43e94ba45accaace692ed534382eb17e6ab5a19ce7b31f4486fdfc0d28640',
  message: text('message digest'),
  signature: derSequence(
    derUnsignedInteger(hex('f5a03b0648d2c4630eeac513e1bb81a15944da3827d5b74143ac7eaceee720b3')),
    derUnsignedInteger(hex('b1b6aa29df212fd8763182bc0d421ca1bb9038fd1f7f42d4840b69c485bbc1aa')),
  ),
};

function sm2ExampleWorks(): boolean {
  const z = identityDigest(example.publicKey);
  const e = sm3Hex(Buffer.concat([z, example.message]));
  return (
    Buffer.from(z).toString('hex') === example.z &&
    e === example.e &&
    verify(example.publicKey, example.message, example.signature) &&
    !verify(example.publicKey, text('message digesu'), example.signature)
  );
}

async function sm2OwnKeyWorks(): Promise<boolean> {
  const own = generateSm2KeyPair();
  const signature = await sign(own.privateKey, example.message);
  return verify(own.publicKey, example.message, signature) && !verify(example.publicKey, example.message, signature);
}

function sealingWorks(): boolean {
  const key = newFileKey();
  const cipher = fileCipher('SM4-CTR+HMAC-SM3', key, 'self-test');
  const sealed = cipher.seal({ index: 0, last: true }, text('公文'));
  const reopened = cipher.open({ index: 0, last: true }, sealed);
  const wrapped = wrapKey(key, 'self-test', key);
  const unwrapped = unwrapKey(key, 'self-test', wrapped);
  return (
    reopened !== undefined &&
    Buffer.from(reopened).equals(text('公文')) &&
    cipher.open({ index: 1, last: true }, sealed) === undefined &&
    unwrapped !== undefined &&
    Buffer.from(unwrapped).equals(key) &&
    unwrapKey(key, 'other', wrapped) === undefined
  );
}

/**
 * Checks the machine's cryptography against the published examples before anything is signed or stored.
 * Throws naming what failed: Node documents none of the SM2 behaviour this package relies on.
 */
export async function selfTest(): Promise<void> {
  const checks: readonly (readonly [string, boolean])[] = [
    ['SM3 (GB/T 32905)', sm3Works()],
    ['SM4 (GB/T 32907)', sm4Works()],
    ['SM2 (GM/T 0003.5)', sm2ExampleWorks()],
    ['SM2 with a fresh key', await sm2OwnKeyWorks()],
    ['sealing and key wrapping', sealingWorks()],
  ];
  const failed = checks.filter(([, works]) => !works).map(([name]) => name);
  if (failed.length > 0)
    throw new Error(
      `The cryptographic self-test failed (${failed.join(', ')}): nothing can be signed or sealed here. Run npm ci again and start with the Node.js that comes with it.`,
    );
}
