import { Button } from 'antd';
import './exchange.css';

/** News waits for a press: it never moves rows under the pointer. */
export const NewsLine = ({ onShow }: { readonly onShow: () => void }) => (
  <p className="exchange-news" role="status">
    有新的变化，
    <Button type="link" size="small" onClick={onShow}>
      显示
    </Button>
  </p>
);
