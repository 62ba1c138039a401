/** Where somebody stands, if the browser knows and is allowed to say; nothing waits for it longer than four seconds. */
export function whereAmI(): Promise<{ lng: number; lat: number } | undefined> {
  if (!window.isSecureContext || !navigator.geolocation) return Promise.resolve(undefined);
  return new Promise((resolve) => {
    navigator.geolocation.getCurrentPosition(({ coords }) => resolve({ lng: coords.longitude, lat: coords.latitude }), () => resolve(undefined), { timeout: 4000, maximumAge: 60_000 });
  });
}
