// Papers made from an empty page by typing and clicking alone; the files are those of the expected documents.
import assert from "node:assert/strict";
import { test } from "node:test";
import { rendered, sum } from "./desk.mjs";
import { sit, stage } from "./stage.mjs";

const s = stage();

// same wants the document and the PDF that the clerk made to be those expected.
async function same(c, doc) {
  assert.deepEqual(await c.document(), doc);
  const made = await c.download("Tải PDF");
  const want = await rendered(s.server.url, doc, "pdf");
  assert.match(made.name, /\.pdf$/);
  assert.equal(sum(made.data), sum(want), "the PDF is not that of the expected document");
  await c.leave();
}

test("a công văn", async () => {
  const c = await sit(s);
  await c.choose("Công văn");
  await c.fill({
    "Cơ quan chủ quản": "UBND TỈNH HÀ TĨNH",
    "Tên cơ quan": "SỞ NỘI VỤ",
    "Chữ viết tắt": "SNV",
    "Đơn vị soạn thảo": "VP",
    Số: "318",
    "Địa danh": "Hà Tĩnh",
    "Ngày ban hành": "5/2/2026",
    "Trích yếu": "hướng dẫn xử lý tài liệu của cơ quan kết thúc hoạt động",
    "Kính gửi": "- Sở Tài chính;\n- Sở Y tế.",
  });
  await c.write("Đoạn mở đầu", ["Phúc đáp Công văn số 87/STC-VP, Sở Nội vụ có ý kiến như sau:"]);
  await c.write("Nội dung", [
    "1. Tài liệu giấy đã chỉnh lý được giao nộp vào lưu trữ lịch sử của tỉnh.",
    "Tài liệu chưa chỉnh lý được thống kê, đóng hộp, bàn giao nguyên trạng:",
    "\t- mục lục hồ sơ",
    "biên bản kiểm tra",
  ]);
  await c.write("Đoạn kết", ["Đề nghị các Sở nghiên cứu, thực hiện."]);
  await c.fill({ "Nơi nhận": "Như trên;\nGiám đốc Sở (để b/c)", Lưu: "VT, VP" });
  await c.page.locator(".ways").getByText("KT.").click();
  await c.fill({ "Quyền hạn": " GIÁM ĐỐC", "Chức vụ": "PHÓ GIÁM ĐỐC", "Họ và tên": "Đàm Hữu Nghĩa" });
  await same(c, {
    kind: "cong-van",
    issuer: { parent: "UBND TỈNH HÀ TĨNH", name: "SỞ NỘI VỤ", code: "SNV" },
    unit: "VP",
    number: 318,
    place: "Hà Tĩnh",
    date: "2026-02-05",
    subject: "hướng dẫn xử lý tài liệu của cơ quan kết thúc hoạt động",
    to: ["Sở Tài chính", "Sở Y tế."],
    opening: ["Phúc đáp Công văn số 87/STC-VP, Sở Nội vụ có ý kiến như sau:"],
    sections: [
      { text: "Tài liệu giấy đã chỉnh lý được giao nộp vào lưu trữ lịch sử của tỉnh." },
      {
        text: "Tài liệu chưa chỉnh lý được thống kê, đóng hộp, bàn giao nguyên trạng:",
        content: [{ items: ["mục lục hồ sơ", "biên bản kiểm tra"] }],
      },
    ],
    closing: ["Đề nghị các Sở nghiên cứu, thực hiện."],
    recipients: ["Như trên", "Giám đốc Sở (để b/c)"],
    archive: "VT, VP",
    signer: { authority: ["KT. GIÁM ĐỐC"], position: ["PHÓ GIÁM ĐỐC"], name: "Đàm Hữu Nghĩa" },
    style: { numbering: ["1.", "a)"] }, // as the first number was typed
  });
});

test("a kế hoạch with two annexes", async () => {
  const c = await sit(s);
  await c.choose("Kế hoạch");
  await c.fill({
    "Cơ quan chủ quản": "UBND TỈNH HÀ TĨNH",
    "Tên cơ quan": "SỞ NỘI VỤ",
    "Chữ viết tắt": "SNV",
    Số: "9",
    "Địa danh": "Hà Tĩnh",
    "Ngày ban hành": "20-11-2026",
    "Trích yếu": "Kiểm tra công tác văn thư, lưu trữ năm 2027",
    "Căn cứ": "Căn cứ Luật Lưu trữ ngày 21 tháng 6 năm 2024;\nTheo đề nghị của Chánh Văn phòng Sở.",
  });
  await c.write("Đoạn mở đầu", ["Sở Nội vụ ban hành Kế hoạch kiểm tra như sau:"]);
  await c.write("Mục đích, yêu cầu", ["Đánh giá đúng thực trạng.", "Bảo đảm khách quan, tiết kiệm."]);
  await c.write("Nội dung", [
    "I. Nội dung kiểm tra",
    "1. Soạn thảo, ban hành văn bản:",
    "\t- thể thức",
    "thẩm quyền",
    "",
    "Lập hồ sơ.",
    "",
    "",
    "Tổ chức thực hiện",
    "Văn phòng Sở chủ trì.",
  ]);
  await c.fill({ "Nơi nhận": "Như trên", Lưu: "VT, VP", "Chức vụ": "GIÁM ĐỐC", "Họ và tên": "Nguyễn Văn A" });

  await c.page.getByRole("button", { name: "Thêm phụ lục", exact: true }).click();
  await c.fill({ "Tiêu đề": "Lịch kiểm tra" });
  await c.editor("Nội dung phụ lục").click();
  await c.page.keyboard.type("|");
  await c.page.keyboard.press("Tab");
  for (const text of ["TT", "Đơn vị", "Ngày", "1", "Sở Y tế", "05/3/2027", "2", "Sở Tài chính", "06/3/2027"]) {
    await c.page.keyboard.type(text);
    if (text !== "06/3/2027") await c.page.keyboard.press("Tab");
  }
  await c.page.getByRole("button", { name: "Thêm phụ lục", exact: true }).click();
  await c.field("Tiêu đề").nth(1).click();
  await c.page.keyboard.type("Đề cương báo cáo");
  await c.write("Nội dung phụ lục", ["I. Tình hình chung", "**Thuận lợi**"], 1);
  await c.page.keyboard.press("Enter");
  await c.page.keyboard.press("Control+b");
  await c.page.keyboard.type("Khó khăn");
  await c.page.keyboard.press("Control+b");
  await c.page.keyboard.type(": nhân lực");
  await same(c, {
    kind: "ke-hoach",
    issuer: { parent: "UBND TỈNH HÀ TĨNH", name: "SỞ NỘI VỤ", code: "SNV" },
    number: 9,
    place: "Hà Tĩnh",
    date: "2026-11-20",
    subject: "Kiểm tra công tác văn thư, lưu trữ năm 2027",
    bases: ["Căn cứ Luật Lưu trữ ngày 21 tháng 6 năm 2024", "Theo đề nghị của Chánh Văn phòng Sở."],
    opening: ["Sở Nội vụ ban hành Kế hoạch kiểm tra như sau:"],
    purposes: ["Đánh giá đúng thực trạng.", "Bảo đảm khách quan, tiết kiệm."],
    sections: [
      {
        title: "Nội dung kiểm tra",
        content: [
          { text: "Soạn thảo, ban hành văn bản:", content: [{ items: ["thể thức", "thẩm quyền"] }] },
          { text: "Lập hồ sơ." },
        ],
      },
      { title: "Tổ chức thực hiện", content: ["Văn phòng Sở chủ trì."] },
    ],
    recipients: ["Như trên"],
    archive: "VT, VP",
    signer: { position: ["GIÁM ĐỐC"], name: "Nguyễn Văn A" },
    attachments: [
      {
        title: "Lịch kiểm tra",
        content: [
          {
            table: {
              header: [["TT", "Đơn vị", "Ngày"]],
              rows: [
                ["1", "Sở Y tế", "05/3/2027"],
                ["2", "Sở Tài chính", "06/3/2027"],
              ],
            },
          },
        ],
      },
      {
        title: "Đề cương báo cáo",
        content: [{ title: "Tình hình chung", content: ["\\*\\*Thuận lợi\\*\\*", "**Khó khăn**: nhân lực"] }],
      },
    ],
  });
});

test("a quyết định in articles: numbers in them are khoản, letters điểm", async () => {
  const c = await sit(s);
  await c.choose("Quyết định");
  await c.fill({ "Tên cơ quan": "SỞ NỘI VỤ", "Chữ viết tắt": "SNV", "Trích yếu": "Về việc ban hành Quy chế" });
  await c.fill({ "Thẩm quyền ban hành": "GIÁM ĐỐC SỞ NỘI VỤ" });
  await c.write("Nội dung", [
    "Điều 1. Ban hành Quy chế làm việc.",
    "Trách nhiệm thực hiện:",
    "1. Văn phòng Sở chủ trì;",
    "Các phòng phối hợp:",
    "a) lập kế hoạch;",
    "báo cáo kết quả.",
    "Điều 3. Quyết định này có hiệu lực kể từ ngày ký.",
  ]);
  await same(c, {
    kind: "quyet-dinh",
    issuer: { name: "SỞ NỘI VỤ", code: "SNV" },
    subject: "Về việc ban hành Quy chế",
    authority_line: "GIÁM ĐỐC SỞ NỘI VỤ",
    sections: [
      { text: "Ban hành Quy chế làm việc.", level: "dieu" },
      {
        text: "Trách nhiệm thực hiện:",
        level: "dieu",
        content: [
          { text: "Văn phòng Sở chủ trì;", level: "khoan" },
          {
            text: "Các phòng phối hợp:",
            level: "khoan",
            content: [
              { text: "lập kế hoạch;", level: "diem" },
              { text: "báo cáo kết quả.", level: "diem" },
            ],
          },
        ],
      },
      { text: "Quyết định này có hiệu lực kể từ ngày ký.", level: "dieu" },
    ],
  });
});

test("a nghị quyết of the Party", async () => {
  const c = await sit(s);
  await c.choose("Nghị quyết", "Đảng");
  await c.fill({
    "Cơ quan chủ quản": "Đảng bộ tỉnh Lam Giang",
    "Tên cơ quan": "Đảng ủy xã Đông Khê",
    "Chữ viết tắt": "ĐU",
    Số: "12",
    "Địa danh": "Đông Khê",
    "Ngày ban hành": "14/8/2026",
    "Trích yếu": "về đẩy mạnh chuyển đổi số giai đoạn 2026 - 2030",
    "Thẩm quyền ban hành": "CỦA BAN CHẤP HÀNH ĐẢNG BỘ XÃ",
  });
  await c.write("Nội dung", ["I. TÌNH HÌNH", "Công tác chuyển đổi số có bước chuyển biến rõ nét."]);
  await c.page.keyboard.press("Enter");
  await c.page.keyboard.press("Shift+Tab");
  await c.page.keyboard.type("I. MỤC TIÊU");
  await c.page.keyboard.press("Enter");
  await c.page.keyboard.type("1. 100% chi bộ sinh hoạt trên phần mềm dùng chung;");
  await c.page.keyboard.press("Enter");
  await c.page.keyboard.type("98% hồ sơ được giải quyết trực tuyến.");
  await c.write("Đoạn kết", ["Nghị quyết này được phổ biến đến chi bộ."]);
  await c.fill({ "Nơi nhận": "Tỉnh ủy (để báo cáo)\nCác chi bộ trực thuộc", Lưu: "Văn phòng Đảng ủy" });
  await c.page.locator(".ways").getByText("T/M").click();
  await c.fill({ "Chức vụ": "BÍ THƯ", "Họ và tên": "Đinh Trọng Khuê" });
  await same(c, {
    profile: "dang",
    kind: "nghi-quyet",
    issuer: { parent: "Đảng bộ tỉnh Lam Giang", name: "Đảng ủy xã Đông Khê", code: "ĐU" },
    number: 12,
    place: "Đông Khê",
    date: "2026-08-14",
    subject: "về đẩy mạnh chuyển đổi số giai đoạn 2026 - 2030",
    authority_line: "CỦA BAN CHẤP HÀNH ĐẢNG BỘ XÃ",
    sections: [
      { title: "TÌNH HÌNH", content: ["Công tác chuyển đổi số có bước chuyển biến rõ nét."] },
      {
        title: "MỤC TIÊU",
        content: [
          { text: "100% chi bộ sinh hoạt trên phần mềm dùng chung;" },
          { text: "98% hồ sơ được giải quyết trực tuyến." },
        ],
      },
    ],
    closing: ["Nghị quyết này được phổ biến đến chi bộ."],
    recipients: ["Tỉnh ủy (để báo cáo)", "Các chi bộ trực thuộc"],
    archive: "Văn phòng Đảng ủy",
    signer: { authority: ["T/M ĐẢNG ỦY XÃ ĐÔNG KHÊ"], position: ["BÍ THƯ"], name: "Đinh Trọng Khuê" },
  });
});
