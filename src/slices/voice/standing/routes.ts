import { get, type Route } from '#platform/http/route.ts';
import { showOwnPicture } from './standing-pages.ts';

export const standingRoutes: readonly Route[] = [get('/public/taking-part/:token/picture', 'public', showOwnPicture)];
