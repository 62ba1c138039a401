import { useEffect, useState } from 'preact/hooks';
import { useAsked, type About, type Services } from './api';
import { useRoute } from './route';
import { chosen } from './Services';
import { useWords } from './settings';

/**
 * What goes onto paper beside the page: of the list a leaflet of the services that are chosen, and always a code that leads a
 * telephone back to this very page.
 */
export function Leaflet({ about, title }: { about: About | null; title: string }) {
  const { t, language } = useWords();
  const route = useRoute();
  const { data } = useAsked<Services>(route.page === 'services' && !route.id ? '/directory/services' : null);
  const [code, setCode] = useState('');
  const address = location.href;
  useEffect(() => {
    let current = true;
    void import('uqr').then(({ renderSVG }) => current && setCode(renderSVG(address, { border: 1 })));
    return () => { current = false; };
  }, [address, route]);
  const services = data ? chosen(data.data, route.query) : [];
  return (
    <div class="leaflet" aria-hidden="true">
      <div class="sheet-top">
        <div><p class="sheet-title">{title}</p><p>{about?.release ? t('leafletDate', about.release, new Date().toLocaleDateString(language === 'en' ? 'en' : 'zh-CN')) : ''}</p><p>{t('hotline')}</p></div>
        <div class="qr"><div dangerouslySetInnerHTML={{ __html: code }} /><p>{t('leaflet')}</p></div>
      </div>
      <div class="sheet-list">
        {services.map((service) => (
          <div key={service.id} class="sheet-item"><strong>{service.name}</strong> {service.about}<br /><em>{t('forWhom')}</em> {service.eligibility}<br /><em>{t('how')}</em> {service.howToApply}</div>
        ))}
      </div>
    </div>
  );
}
