/** Acts whose code is loaded when the first of them is asked for, so that a start does without it. */

type Act = (...given: never[]) => Promise<unknown>;

/** `load` is called once; all of the acts answer with promises, so that nobody sees the difference. */
export function lazily<Acts extends { readonly [Name in keyof Acts]: Act }>(load: () => Promise<Acts>): Acts {
  let loaded: Promise<Acts> | undefined;
  return new Proxy({} as Acts, {
    get: (_target, name) => async (...given: never[]) => ((await (loaded ??= load())) as Record<PropertyKey, Act>)[name]?.(...given),
  });
}
