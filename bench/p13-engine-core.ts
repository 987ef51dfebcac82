import type { State } from '@gov/workflow';
import type { Benchmark } from './benchmark.ts';
import { runInstance as runTheirs } from './p13/bpmn-engine.ts';
import { diagram } from './p13/diagram.ts';
import { compiled, type Keep, runInstance as runOurs } from './p13/our-engine.ts';

const instancesPerRound = 200;

/** The process engine's core against the one that Node people would otherwise take, on the same diagram. */
export const benchmark: Benchmark = {
  id: 'P13',
  title: '15 steps with a 10-way countersign, time per step; ratio = times faster',
  unit: 'µs/step',
  goal: { least: 50, stretch: 200 },
  ratio: (subject, floor) => floor / subject,
  prepare: async () => {
    const xml = diagram();
    const program = await compiled(xml);
    const ours = (keep: Keep) => timePerStep(() => times(instancesPerRound, () => runOurs(program, keep)));
    return {
      subject: { name: '@gov/workflow: decide, evolve', measure: async () => ours((state) => state) },
      floor: {
        name: 'bpmn-engine: recover, resume, signal, save',
        measure: () => timePerStepAsync(() => runTheirs(xml)),
      },
      notes: async () => [
        `with the snapshot read from and written to JSON at each step: ${ours(throughJson).toFixed(1)} µs/step`,
      ],
    };
  },
};

const throughJson: Keep = (state) => JSON.parse(JSON.stringify(state)) as State; // reason: plain JSON by definition

function times(count: number, run: () => number): number {
  let steps = 0;
  for (let n = 0; n < count; n += 1) steps += run();
  return steps;
}

function timePerStep(run: () => number): number {
  const begin = performance.now();
  const steps = run();
  return ((performance.now() - begin) * 1000) / steps;
}

async function timePerStepAsync(run: () => Promise<number>): Promise<number> {
  const begin = performance.now();
  const steps = await run();
  return ((performance.now() - begin) * 1000) / steps;
}
