/** A figure by its name and settings, whatever figure it is. */
import { createElement, type ReactNode } from 'react';
import type { FigureName, FigureUse } from '#lesson/vocabulary';
import { registry } from './registry.ts';

export function Figure({ use }: { readonly use: FigureUse }): ReactNode {
  return elementOf(use);
}

function elementOf<Name extends FigureName>({ name, settings }: FigureUse<Name>): ReactNode {
  return createElement(registry[name], { settings });
}
