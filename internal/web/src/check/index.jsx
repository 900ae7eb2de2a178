import { t } from "../shared/words.js";

export default function View() {
  return (
    <>
      <h1 class="unseen">{t("Kiểm tra", "Check")}</h1>
      <p class="notice quiet">{t("Phần này đang được dựng.", "This part is being built.")}</p>
    </>
  );
}
