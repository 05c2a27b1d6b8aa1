/** Stands in for ajv in the host's bundle: electron-store makes a validator only where it is given a schema, and it is given none. */
export function Ajv2020(): never {
  throw new Error('electron-store was given a schema: settings are checked by shared/settings.ts');
}

export default Ajv2020;
