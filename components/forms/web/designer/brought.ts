import type { FormTemplate } from '@gov/forms';
import { useEffect, useState } from 'react';
import { useLocation, useNavigate } from 'react-router';

/** What the dialog that began a form hands to the page that opens. */
export interface Brought {
  /** What to look at, as sentences. */
  readonly remarks?: readonly string[];
  /** 撤销 leads back to this; there once, so that a page that is loaded again begins with what is stored. */
  readonly before?: FormTemplate;
}

export function useBrought(): Brought {
  const { state, pathname } = useLocation() as { readonly state: Brought | null; readonly pathname: string }; // reason: written by the dialog
  const navigate = useNavigate();
  const [brought] = useState<Brought>(state ?? {});
  useEffect(() => {
    if (!state?.before) return;
    const { before: _, ...others } = state;
    navigate(pathname, { replace: true, state: others });
  }, [state, pathname, navigate]);
  return brought;
}
