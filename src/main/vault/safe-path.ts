/** Which relative paths from elsewhere, such as a zip, may be written below a folder on every platform. */

/** Names that Windows gives to devices, whatever their extension. */
const device = /^(?:con|prn|aux|nul|com[0-9]|lpt[0-9])(?:\.|$)/i;
const deepest = 8;

function isSafeName(name: string): boolean {
  if (name === '' || name.length > 255 || /[\p{Cc}<>:"|?*\\]/u.test(name) || device.test(name)) return false;
  // Covers `.` and `..`; Windows drops dots and spaces at the end, so that `.. ` would be `..`.
  return !/[. ]$/.test(name);
}

/** Whether a path with `/` leads to a place inside the folder it is taken from, and means the same everywhere. */
export function isSafePath(path: string): boolean {
  const names = path.split('/');
  return names.length <= deepest && names.every(isSafeName);
}
