import { createHash, createSign, generateKeyPairSync, randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export type Provider = {
  issuer: string;
  says(claims: Record<string, unknown>): void;
  spoil(): void;
  close(): Promise<void>;
};

/** A small OpenID Connect provider on loopback that says of whoever comes what the test tells it to. */
export async function startProvider(clientId: string): Promise<Provider> {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const codes = new Map<string, { nonce: string; challenge: string }>();
  let claims: Record<string, unknown> = {};
  let spoilt = false;
  const encode = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const server = createServer((request, response) => {
    const url = new URL(request.url!, issuer);
    const json = (value: object, status = 200) =>
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(value));
    if (url.pathname === '/.well-known/openid-configuration')
      return json({
        issuer,
        authorization_endpoint: `${issuer}/authorize`,
        token_endpoint: `${issuer}/token`,
        jwks_uri: `${issuer}/keys`,
        response_types_supported: ['code'],
        subject_types_supported: ['public'],
        id_token_signing_alg_values_supported: ['RS256'],
      });
    if (url.pathname === '/keys')
      return json({ keys: [{ ...publicKey.export({ format: 'jwk' }), kid: '1', alg: 'RS256', use: 'sig' }] });
    if (url.pathname === '/authorize') {
      const code = randomUUID();
      codes.set(code, { nonce: url.searchParams.get('nonce')!, challenge: url.searchParams.get('code_challenge')! });
      return response
        .writeHead(302, {
          location: `${url.searchParams.get('redirect_uri')}?code=${code}&state=${url.searchParams.get('state')}`,
        })
        .end();
    }
    let body = '';
    request.on('data', (chunk) => (body += chunk));
    request.on('end', () => {
      const form = new URLSearchParams(body);
      const held = codes.get(form.get('code') ?? '');
      if (
        !held ||
        createHash('sha256')
          .update(form.get('code_verifier') ?? '')
          .digest('base64url') !== held.challenge
      )
        return json({ error: 'invalid_grant' }, 400);
      const now = Math.floor(Date.now() / 1000);
      const content = `${encode({ alg: 'RS256', kid: '1' })}.${encode({ iss: issuer, aud: clientId, iat: now, exp: now + 300, nonce: spoilt ? 'another' : held.nonce, ...claims })}`;
      const signature = createSign('RSA-SHA256').update(content).sign(privateKey).toString('base64url');
      return json({ access_token: 'x', token_type: 'Bearer', id_token: `${content}.${signature}` });
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    issuer,
    says: (next) => (claims = next),
    spoil: () => (spoilt = true),
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
