/** Code beside the formulas. It is loaded as it comes near: nobody begins a lesson with it. */
import { lazy, Suspense } from 'react';
import type { ListingName } from '#lesson/vocabulary';
import { useNear } from '../figures/useNear.ts';
import { Boundary } from '../shell/Boundary.tsx';

const Code = lazy(() => import('./code/Code.tsx'));

export function CodeListing({ of }: { readonly of: ListingName }) {
  const [place, near] = useNear<HTMLDivElement>();
  return (
    <div ref={place}>
      {near && (
        <Boundary scope="figure">
          <Suspense fallback={null}>
            <Code of={of} />
          </Suspense>
        </Boundary>
      )}
    </div>
  );
}
