import type { FormTemplate } from '@gov/forms';
import { type CarriedField, type Design, speaksOf } from '@gov/workflow/designing';
import { useMemo } from 'react';
import { notOnForm } from '../../rules/sharing/field-names.ts';
import type { OpenFile } from '../designer/design-saver.ts';
import { useSame } from '../designer/use-same.ts';

const none: readonly CarriedField[] = [];

/** Names of another form that the process still speaks of; the same value while they are the same. */
export function useNotHere(design: Design, { opened }: OpenFile, template: FormTemplate | undefined) {
  const { carried = none } = opened;
  const missing = useMemo(() => notOnForm(carried, template), [carried, template]);
  return useSame(
    useMemo(() => {
      if (missing.length === 0) return none;
      const drawn = JSON.stringify(design.program);
      return missing.filter(({ key }) => speaksOf(drawn, key));
    }, [missing, design]),
  );
}
