import { html } from 'hono/html';

export type Markup = ReturnType<typeof html>;

interface Document {
  title: string;
  body: Markup;
  wide?: boolean;
  status?: 200 | 400 | 401 | 403 | 404 | 410 | 422;
}

/** A complete page. Values interpolated into `html` are escaped. */
export async function page({ title, body, wide = false, status = 200 }: Document): Promise<Response> {
  const content = await html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title} · Sandbox</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/styles.css">
</head>
<body>
<header><p><a href="/">Sandbox</a> <span>simulates Clerk and Stripe on this machine. No real data or money.</span></p></header>
<main class="${wide ? 'wide' : 'narrow'}">
<h1>${title}</h1>
${body}
</main>
</body>
</html>`;
  return new Response(String(content), {
    status,
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-store',
      'content-security-policy': "default-src 'none'; style-src 'self'; img-src 'self' data:; frame-ancestors 'none'",
    },
  });
}

/** Redirects after a form was posted, so that a reload does not post it again. */
export function seeOther(location: string): Response {
  return new Response(null, { status: 303, headers: { location, 'cache-control': 'no-store' } });
}
