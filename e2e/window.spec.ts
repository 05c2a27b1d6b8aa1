import { writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { ElectronApplication, Page } from '@playwright/test';
import { answerOpenDialog, expect, test } from './app';
import { request } from './bridge';
import { preload } from './hook';

const own = 'app://almagest/';

test('the window runs in a sandbox, apart from Node, and may hold no other page', async ({ running: { app, page } }) => {
  const preferences = await app.evaluate(({ BrowserWindow }) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents as unknown as { getLastWebPreferences(): Record<string, unknown> };
    return contents.getLastWebPreferences();
  });
  expect(preferences).toMatchObject({ sandbox: true, contextIsolation: true, nodeIntegration: false, webviewTag: false });
  for (const name of ['nodeIntegrationInWorker', 'nodeIntegrationInSubFrames', 'allowRunningInsecureContent', 'experimentalFeatures']) expect(preferences[name], name).not.toBe(true);
  expect(preferences['webSecurity']).not.toBe(false);

  const globals = await page.evaluate(() => ['require', 'process', 'module', 'Buffer', 'electron', 'ipcRenderer'].filter((name) => name in window));
  expect(globals).toEqual([]);
  const bridge = await page.evaluate(() => Object.keys((window as unknown as { almagest: object }).almagest).sort());
  expect(bridge).toEqual(['listen', 'platform', 'request']);
});

test('the policy lets no code in that did not ship', async ({ running: { app, page } }) => {
  const policy = await app.evaluate(async ({ net }, address) => (await net.fetch(address)).headers.get('content-security-policy'), own);
  expect(policy).toContain("default-src 'none'");
  expect(policy).not.toContain('unsafe');

  const refused = await page.evaluate(async () => {
    const violations: string[] = [];
    document.addEventListener('securitypolicyviolation', ({ effectiveDirective }) => violations.push(effectiveDirective));
    const add = (name: string, attributes: Record<string, string>, text = '') => {
      const element = Object.assign(document.createElement(name), attributes);
      element.textContent = text;
      document.body.append(element);
    };
    add('script', {}, 'window.ran = "inline script"');
    add('script', { src: 'https://example.com/x.js' });
    add('style', {}, 'body { display: none }');
    add('img', { src: 'https://example.com/x.png' });
    add('iframe', { src: 'https://example.com/' });
    document.body.insertAdjacentHTML('beforeend', '<img src="data:," onerror="window.ran = \'handler\'">');
    await fetch('https://example.com/').catch(() => undefined);
    // Outside the driver's own evaluation, which is exempt from the policy.
    await new Promise<void>((resolve) =>
      setTimeout(() => {
        try {
          window.eval('window.ran = "eval"');
        } catch {
          violations.push('eval');
        }
        resolve();
      }),
    );
    await new Promise((resolve) => setTimeout(resolve, 300));
    return { violations, ran: (window as unknown as { ran?: string }).ran ?? null };
  });
  expect(refused.ran).toBeNull();
  expect(refused.violations).toEqual(
    expect.arrayContaining(['script-src-elem', 'script-src-attr', 'style-src-elem', 'img-src', 'frame-src', 'connect-src', 'eval']),
  );
  await expect(page.locator('article h1')).toBeVisible();
});

test('the window goes nowhere: no navigation, no second window, no permission, no webview', async ({ notebook }) => {
  const { app, page } = await notebook.start({ args: ['--use-fake-device-for-media-stream'] });
  const attempts: ((page: Page) => Promise<unknown>)[] = [
    (at) => at.evaluate(() => void (location.href = 'https://example.com/')),
    (at) => at.evaluate(() => void (location.href = 'file:///etc/passwd')),
    (at) => at.evaluate(() => location.replace('data:text/html,<h1>elsewhere</h1>')),
    (at) => at.evaluate(() => void (location.pathname = '/assets/')),
    (at) => at.evaluate(() => clickNew('a', { href: 'https://example.com/' })),
    (at) => at.evaluate(() => clickNew('a', { href: 'https://example.com/', target: '_blank' })),
    (at) => at.evaluate(() => clickNew('a', { href: 'app://almagest/index.html', target: '_blank' })),
    (at) => at.evaluate(() => submitNew('https://example.com/')),
    (at) => at.evaluate(() => submitNew('app://almagest/')),
  ];
  await page.evaluate(() => {
    const add = (name: string, attributes: object) => {
      const element = Object.assign(document.createElement(name), attributes);
      document.body.append(element);
      return element;
    };
    Object.assign(window, {
      clickNew: (name: string, attributes: object) => add(name, attributes).click(),
      submitNew: (action: string) => (add('form', { action, method: 'post' }) as HTMLFormElement).submit(),
      here: true,
    });
  });
  for (const attempt of attempts) {
    await attempt(page);
    await page.waitForTimeout(80);
    expect(await page.evaluate(() => 'here' in window)).toBe(true);
    expect(page.url()).toBe(own);
  }
  expect(await page.evaluate(() => ['https://example.com/', 'about:blank', ''].map((address) => window.open(address)))).toEqual([null, null, null]);
  expect(await app.evaluate(({ webContents }) => webContents.getAllWebContents().map((contents) => contents.getURL()))).toEqual([own]);

  expect(await refusedPermissions(page)).toEqual({ notifications: 'denied', geolocation: 1, camera: 'NotAllowedError', microphone: 'NotAllowedError', clipboard: 'NotAllowedError' });
  const webview = await page.evaluate(async () => {
    const element = Object.assign(document.createElement('webview'), { src: 'https://example.com/' });
    element.setAttribute('src', 'https://example.com/');
    document.body.append(element);
    await new Promise((resolve) => setTimeout(resolve, 300));
    return { upgraded: 'getWebContentsId' in element, kind: element.constructor.name };
  });
  expect(webview).toEqual({ upgraded: false, kind: 'HTMLElement' });
  expect(await app.evaluate(({ webContents }) => webContents.getAllWebContents().length)).toBe(1);
});

declare const clickNew: (name: string, attributes: object) => void;
declare const submitNew: (action: string) => void;

/** What the page is told when it asks for each permission. */
const refusedPermissions = (page: Page): Promise<Record<string, unknown>> =>
  page.evaluate(async () => {
    const failure = (asked: Promise<unknown>) => asked.then(() => 'granted').catch((error: unknown) => (error as Error).name);
    return {
      notifications: await Notification.requestPermission(),
      geolocation: await new Promise((resolve) => navigator.geolocation.getCurrentPosition(() => resolve('granted'), ({ code }) => resolve(code))),
      camera: await failure(navigator.mediaDevices.getUserMedia({ video: true })),
      microphone: await failure(navigator.mediaDevices.getUserMedia({ audio: true })),
      clipboard: await failure(navigator.clipboard.readText()),
    };
  });

/** What the host answers to frames other than the window's own, in a window that was given its bridge all the same. */
const answersToStrangers = (app: ElectronApplication, address: string) =>
  app.evaluate(async ({ app: host, BrowserWindow, session }, wanted) => {
    const partition = `stranger ${wanted}`;
    const page = (body: string) => new Response(body, { headers: { 'content-type': 'text/html' } });
    // The same address as the window's own page, without its policy: a frame inside it would pass for the page itself.
    const child = '<iframe src="app://almagest/"></iframe>';
    let served = 0;
    session.fromPartition(partition).protocol.handle('app', () => page(++served === 1 && wanted.startsWith('app:') ? child : '<p>child</p>'));
    const preload = `${host.getAppPath()}/out/preload/index.js`;
    const window = new BrowserWindow({ show: false, webPreferences: { preload, nodeIntegrationInSubFrames: true, sandbox: true, partition } });
    await window.loadURL(wanted.startsWith('data:') ? `${wanted},${child}` : wanted);
    const ask = async (frame: Electron.WebFrameMain | undefined) => {
      const answer = JSON.parse((await frame?.executeJavaScript("window.almagest.request('documents.list', null)")) as string) as { ok: boolean; error?: { code: string } };
      return answer.ok ? 'answered' : answer.error?.code;
    };
    const { mainFrame } = window.webContents;
    const answers = { top: await ask(mainFrame), child: await ask(mainFrame.frames[0]), childAt: mainFrame.frames[0]?.url };
    window.destroy();
    return answers;
  }, address);

test('only the top frame of the window’s own page is answered, and only what the contract names', async ({ running: { app, page } }) => {
  expect(await answersToStrangers(app, own)).toEqual({ top: 'answered', child: 'forbidden', childAt: own });
  expect(await answersToStrangers(app, 'data:text/html')).toEqual({ top: 'forbidden', child: 'forbidden', childAt: own });

  for (const [name, argument] of [
    ['fs.readFile', '/etc/passwd'],
    ['constructor', null],
    ['__proto__', null],
    ['documents.open', { document: 7 }],
    ['documents.open', null],
    ['settings.write', { theme: 'purple' }],
    ['search.query', { text: 'x', limit: 1e9 }],
  ] as const) {
    expect(await request(page, name, argument), name).toMatchObject({ ok: false, error: { code: 'bad-request' } });
  }
  expect(await request(page, 'documents.open', { document: '../../etc/passwd' })).toMatchObject({ ok: false });
});

test('a link is opened outside only for the web and mail, and only after asking', async ({ running: { app, page } }) => {
  await app.evaluate(({ dialog, shell }) => {
    const seen: string[] = [];
    Object.assign(globalThis, { seen, answer: 0 });
    dialog.showMessageBox = ((_window: unknown, { detail }: Electron.MessageBoxOptions) => {
      seen.push(`asked ${detail ?? ''}`);
      return Promise.resolve({ response: (globalThis as unknown as { answer: number }).answer, checkboxChecked: false });
    }) as typeof dialog.showMessageBox;
    shell.openExternal = (address) => Promise.resolve(void seen.push(`opened ${address}`));
    shell.openPath = (path) => Promise.resolve(`${String(seen.push(`opened ${path}`))}`);
  });
  const seen = () => app.evaluate(() => (globalThis as unknown as { seen: string[] }).seen.splice(0));
  for (const url of ['file:///etc/passwd', 'javascript:alert(1)', 'smb://host/share', 'ms-settings:', 'data:text/html,x', 'vbscript:x', 'app://almagest/', 'ftp://host/', 'C:\\Windows', 'no address']) {
    expect(await request(page, 'window.openLink', { url }), url).toMatchObject({ ok: false });
  }
  expect(await seen()).toEqual([]);

  expect(await request(page, 'window.openLink', { url: 'https://example.com/a?b#c' })).toEqual({ ok: true, value: null });
  expect(await seen()).toEqual(['asked https://example.com/a?b#c']);
  await app.evaluate(() => Object.assign(globalThis, { answer: 1 }));
  await request(page, 'window.openLink', { url: 'https://example.com/a?b#c' });
  await request(page, 'window.openLink', { url: 'mailto:someone@example.com' });
  expect(await seen()).toEqual([
    'asked https://example.com/a?b#c',
    'opened https://example.com/a?b#c',
    'asked mailto:someone@example.com',
    'opened mailto:someone@example.com',
  ]);
});

const hostile = `<!doctype html><html><head><title>A page full of requests</title>
<link rel="stylesheet" href="https://example.com/a.css"><link rel="preconnect" href="https://example.com"><link rel="prefetch" href="https://example.com/p">
<style>@import "https://example.com/b.css"; p { background: url(https://example.com/c.png) }</style>
<script src="https://example.com/d.js"></script><meta http-equiv="refresh" content="0; url=https://example.com/e"><base href="https://example.com/"></head>
<body><h1>A page full of requests</h1><p>Harmless words about lighthouses.</p><img src="https://example.com/f.png"><img srcset="https://example.com/g.png 2x" src="//example.com/h.png">
<iframe src="https://example.com/i"></iframe><video src="https://example.com/j.mp4" autoplay></video><object data="https://example.com/k"></object>
<p style="background: url(https://example.com/l.png)">More words. <a href="https://example.com/m" ping="https://example.com/n">A link</a></p>
<script>fetch('https://example.com/o')</script></body></html>`;

test('nothing is ever sent: a whole session makes no connection', async ({ notebook }) => {
  const met: string[] = [];
  const trap = createServer((socket) => {
    socket.once('data', (bytes) => met.push(bytes.toString('latin1').split('\r\n')[0] ?? ''));
    socket.on('error', () => undefined);
    socket.setTimeout(200, () => socket.destroy());
  });
  await new Promise<void>((resolve) => trap.listen(0, '127.0.0.1', resolve));
  const { app, page } = await notebook.start({ electronArgs: preload(notebook.folder, { proxyPort: (trap.address() as AddressInfo).port }) });

  const file = join(notebook.folder, 'page.html');
  writeFileSync(file, hostile);
  await answerOpenDialog(app, [file]);
  await page.keyboard.press('Control+o');
  await expect(page.locator('article')).toContainText('Harmless words about lighthouses.');
  // Typing starts the spelling checker, which would fetch its dictionary.
  await page.keyboard.press('Control+k');
  await page.keyboard.type('lighthuose and teh rest');
  await page.waitForTimeout(1500);
  expect(met).toEqual([]);

  const tried = await app.evaluate(async ({ session }, addresses) => {
    const ask = (address: string, from: Electron.Session) => from.fetch(address).then(() => 'answered').catch(() => 'refused');
    const locked = await Promise.all(addresses.map((address) => ask(address, session.defaultSession)));
    return { locked, free: await ask('http://example.com/', session.fromPartition('free')) };
  }, ['http://example.com/', 'https://example.com/']);
  expect(tried.locked).toEqual(['refused', 'refused']);
  // The trap does work: another session of the same process falls into it.
  await expect.poll(() => met).toEqual(['GET http://example.com/ HTTP/1.1']);
  trap.close();
});
