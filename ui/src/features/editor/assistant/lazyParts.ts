import { lazyPart } from '#shared/ui/lazyPart.tsx';

// What is shown only once somebody asks; the field for the question is not among it.
export const LazyTurns = lazyPart(() => import('./Turns.tsx'));
export const LazyPreview = lazyPart(() => import('./Preview.tsx'));
export const LazyReviewView = lazyPart(() => import('./ReviewView.tsx'));
