/** `npm run office -- <command>`: what the operator does beside the running server. One file per command. */
import { ConfigurationRefused } from '#apps/server/configuration.ts';
import { type Command, commands } from './commands.ts';
import { CommandRefused } from './with-database.ts';

const words = process.argv.slice(2);
const command = commands.find(({ name }) => words.slice(0, name.split(' ').length).join(' ') === name);
process.exitCode = command ? await carryOut(command) : usage();

async function carryOut(command: Command): Promise<number> {
  try {
    const run = await command.load();
    return await run(words.slice(command.name.split(' ').length));
  } catch (error) {
    if (!(error instanceof CommandRefused) && !(error instanceof ConfigurationRefused)) throw error;
    console.error(error.message);
    return 2;
  }
}

function usage(): number {
  console.error('用法：npm run office -- <命令>\n');
  for (const { name, words: what } of commands) console.error(`  ${name.padEnd(16)}${what}`);
  return 2;
}
