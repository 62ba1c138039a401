import { useState } from 'react';
import { useNavigate } from 'react-router-dom';
import type { AlertRow } from '../../providers/types';
import { ActDialogOnly } from '../../shared/ActButton';
import { focusRow, KeyboardRows } from '../../shared/KeyboardRows';
import { requestFrom, useAlertActs, useMainAct, type MainAct } from './alertActs';

/** The alerts by keyboard; M does what comes next with the alert. */
export function AlertKeys() {
  const navigate = useNavigate();
  const mainAct = useMainAct();
  const [acting, setActing] = useState<{ record: AlertRow; act: Exclude<MainAct, 'request'> } | null>(null);
  const main = (record: AlertRow): boolean => {
    const act = mainAct(record);
    if (act === 'request') navigate(requestFrom(record.id));
    else if (act) setActing({ record, act });
    return act !== null;
  };
  return (
    <>
      <KeyboardRows<AlertRow> help="monitoring.keys" onMain={main} />
      {acting ? <Act {...acting} onClose={() => setActing(null)} /> : null}
    </>
  );
}

function Act({ record, act, onClose }: { record: AlertRow; act: Exclude<MainAct, 'request'>; onClose: () => void }) {
  const all = useAlertActs(record);
  return <ActDialogOnly {...all[act]} onClose={() => { onClose(); focusRow(record.id); }} />;
}
