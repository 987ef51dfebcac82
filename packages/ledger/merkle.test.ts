import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import fc from 'fast-check';
import {
  appendLeaf,
  emptyFrontier,
  frontierFromHex,
  hex,
  includes,
  inclusionProof,
  leafHash,
  peaksAsHex,
  rootOf,
} from './index.ts';

const sha256 = (bytes: Uint8Array): Uint8Array => createHash('sha256').update(bytes).digest();

/** The tree head straight from the recursive definition of RFC 6962 clause 2.1. */
function definedRoot(leaves: readonly Uint8Array[]): Uint8Array {
  const [only] = leaves;
  if (!only) return sha256(new Uint8Array(0));
  if (leaves.length === 1) return only;
  let split = 1;
  while (split * 2 < leaves.length) split *= 2;
  return sha256(Buffer.concat([Buffer.of(1), definedRoot(leaves.slice(0, split)), definedRoot(leaves.slice(split))]));
}

const leavesOf = (count: number) => Array.from({ length: count }, (_, i) => leafHash(sha256, Buffer.from(`row ${i}`)));
const frontierOf = (leaves: readonly Uint8Array[]) =>
  leaves.reduce((frontier, leaf) => appendLeaf(sha256, frontier, leaf), emptyFrontier);

test('the published roots of certificate transparency come out right', () => {
  const inputs = ['', '00', '10', '2021', '3031', '40414243', '5051525354555657', '606162636465666768696a6b6c6d6e6f'];
  const leaves = inputs.map((input) => leafHash(sha256, Buffer.from(input, 'hex')));

  assert.equal(hex(rootOf(sha256, frontierOf([]))), 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
  assert.equal(
    hex(rootOf(sha256, frontierOf(leaves))),
    '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
  );
});

test('appending leaf by leaf gives the defined root, also after being kept as text', () => {
  for (let count = 0; count <= 70; count += 1) {
    const leaves = leavesOf(count);
    const kept = frontierFromHex(count, peaksAsHex(frontierOf(leaves)));

    assert.ok(kept);
    assert.equal(hex(rootOf(sha256, kept)), hex(definedRoot(leaves)), `${count} leaves`);
  }
  assert.equal(frontierFromHex(3, ['00']), undefined);
});

test('a row is proven by its path and by no other row, place, size or path', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 70 }), fc.nat(), fc.nat(), (count, pick, other) => {
      const leaves = leavesOf(count);
      const index = pick % count;
      const root = definedRoot(leaves);
      const path = inclusionProof(sha256, leaves, index);
      const leaf = leaves[index] ?? root;
      const proof = { leaf, index, size: count, path };

      assert.equal(includes(sha256, proof, root), true);
      assert.equal(includes(sha256, { ...proof, leaf: leafHash(sha256, Buffer.from('forged')) }, root), false);
      assert.equal(includes(sha256, { ...proof, path: [...path, leaf] }, root), false);
      if (other % count !== index) assert.equal(includes(sha256, { ...proof, index: other % count }, root), false);
      if (path.length > 0) assert.equal(includes(sha256, { ...proof, path: path.slice(1) }, root), false);
    }),
  );
});
