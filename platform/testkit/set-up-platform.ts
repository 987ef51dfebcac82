import { openCeremony } from '#platform/server/identity/ceremony.ts';
import type { TestHouse } from './house.ts';
import { visitor } from './sign-in.ts';
import { testPassword } from './small-agency.ts';

/** What the server's terminal shows while the ceremony is open; each call is one more start. */
export async function printedSetUpCode({ house }: TestHouse): Promise<string> {
  const code = await openCeremony({
    database: house.database,
    now: house.clock.now(),
    digest: house.keys.house.digest,
  });
  if (!code) throw new Error('the platform stands already');
  return code;
}

const ownOfOperators: readonly string[] = ['platform.security', 'platform.audit'];

/** Everybody of a test house has one password, but for the three of the platform: the ceremony asks them for three. */
export const passwordOf = (signInName: string): string =>
  ownOfOperators.includes(signInName) ? `${testPassword}-${signInName}` : testPassword;

/** The first-run ceremony: `platform.system`, `platform.security`, `platform.audit`. */
export async function setUpPlatform(house: TestHouse, platformName = '云运行中心'): Promise<void> {
  const names = { SYSTEM: '平台一', SECURITY: '平台二', AUDIT: '平台三' };
  const administrators = Object.entries(names).map(([duty, name]) => {
    const signInName = `platform.${duty.toLowerCase()}`;
    return { duty, name, signInName, password: passwordOf(signInName) };
  });
  const code = await printedSetUpCode(house);
  const made = await visitor(house.app).send('POST', '/api/setup', { code, platformName, administrators });
  if (made.status !== 200) throw new Error(`ceremony: ${made.status} ${JSON.stringify(made.body)}`);
}
