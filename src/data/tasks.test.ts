import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { isTaskName, tasks } from './tasks.ts';

describe.for(Object.entries(tasks))('task %s', ([name, task]) => {
  test('is known by its name and says where it comes from and under which licence', () => {
    expect(task.name).toBe(name);
    for (const part of Object.values(task.source)) expect(part).not.toBe('');
    expect(task.baselines.length).toBeGreaterThan(0);
  });

  test('has its file, if any, named in SOURCES.md', () => {
    const sources = readFileSync(new URL('../../public/data/SOURCES.md', import.meta.url), 'utf8');
    expect(task.file === null || sources.includes(`\`${task.file.replace(/^data\//, '')}\``)).toBe(true);
  });
});

test('names are told from what is no task', () => {
  expect(isTaskName('twoSines')).toBe(true);
  expect(isTaskName('toString')).toBe(false);
});
