import { t } from "../shared/words.js";

export default function View() {
  return <p class="notice quiet">{t("Phần này đang được dựng.", "This part is being built.")}</p>;
}
