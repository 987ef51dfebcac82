import { App } from 'antd';
import ConfigProvider from 'antd/es/config-provider';
import zhCN from 'antd/locale/zh_CN';
import type { ReactNode } from 'react';
import { carryNonce } from './style-nonce.ts';
import { TextSizeProvider, useTextSize } from './text-size.tsx';
import { largeTheme, normalTheme } from './theme.ts';
import './tokens.css';
import './ground.css';
import './motion.css';
import './pieces.css';
import './lists.css';

const nonce = carryNonce(document);

// antd's own mark is an image named "loading" that can stay in the button's name after its leaving motion was cut short
const busyMark = <span className="busy-mark" aria-hidden="true" />;

// most fields are required, so the optional ones say it
const withOptional = (label: ReactNode, { required }: { readonly required: boolean }) => (
  <>
    {label}
    {!required && <span className="tertiary small optional-mark">可不填</span>}
  </>
);

function Themed({ children }: { readonly children: ReactNode }) {
  const { shown } = useTextSize();
  return (
    <ConfigProvider
      theme={shown === 'large' ? largeTheme : normalTheme}
      locale={zhCN}
      csp={{ nonce }}
      wave={{ disabled: true }}
      button={{ autoInsertSpace: false, loadingIcon: busyMark }}
      form={{ requiredMark: withOptional, scrollToFirstError: true }}
      variant="outlined"
    >
      <App className="gov-app">{children}</App>
    </ConfigProvider>
  );
}

/** Colours, type, locale and text size for everything below it. */
export const Design = ({ children }: { readonly children: ReactNode }) => (
  <TextSizeProvider>
    <Themed>{children}</Themed>
  </TextSizeProvider>
);
