import { describe, expect, it } from 'vitest';
import { layerForward } from '#reference/layer';
