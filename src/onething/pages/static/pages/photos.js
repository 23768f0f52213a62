// Photographs of papers are made smaller before they travel, and shown. Without scripts they are sent as they are.
(() => {
  "use strict";

  const LONGEST_SIDE = 2200;
  const QUALITY = 0.85;
  const MOST_BYTES = 20 * 1024 * 1024;
  const PICTURES = new Set(["image/jpeg", "image/png", "image/webp"]);

  const saySize = (bytes) =>
    bytes < 1024 * 1024 ? `${Math.max(1, Math.round(bytes / 1024))} KB` : `${(bytes / 1024 / 1024).toFixed(1)} MB`;

  const shrink = async (file) => {
    const picture = await createImageBitmap(file, { imageOrientation: "from-image" });
    const scale = Math.min(1, LONGEST_SIDE / Math.max(picture.width, picture.height));
    const canvas = document.createElement("canvas");
    canvas.width = Math.round(picture.width * scale);
    canvas.height = Math.round(picture.height * scale);
    const pen = canvas.getContext("2d");
    pen.fillStyle = "#fff"; // what was transparent would be black
    pen.fillRect(0, 0, canvas.width, canvas.height);
    pen.drawImage(picture, 0, 0, canvas.width, canvas.height);
    picture.close();
    const blob = await new Promise((done) => canvas.toBlob(done, "image/jpeg", QUALITY));
    if (!blob || blob.size >= file.size) return file;
    const name = `${file.name.replace(/\.[^.]+$/, "") || "照片"}.jpg`;
    return new File([blob], name, { type: "image/jpeg", lastModified: file.lastModified });
  };

  const give = (input, file) => {
    const box = new DataTransfer();
    box.items.add(file);
    input.files = box.files;
  };

  const makeBox = (input) => {
    const box = document.createElement("div");
    box.className = "picked";
    box.setAttribute("role", "status");
    input.closest(".field").append(box);
    return box;
  };
  const show = (box, { picture, sentence, isWrong }) => {
    const old = box.querySelector("img");
    if (old) URL.revokeObjectURL(old.src);
    box.replaceChildren();
    if (picture) {
      const image = document.createElement("img");
      image.src = URL.createObjectURL(picture);
      image.alt = "要上传的照片";
      box.append(image);
    }
    const text = document.createElement("p");
    text.className = isWrong ? "field-error" : "small muted";
    text.textContent = sentence;
    box.append(text);
  };

  const prepare = async (input, box) => {
    const [picked] = input.files;
    input.setCustomValidity("");
    if (!picked) {
      show(box, { sentence: "" });
      return;
    }
    const isPicture = PICTURES.has(picked.type);
    const file = isPicture ? await shrink(picked).catch(() => picked) : picked;
    if (input.files[0] !== picked) return; // another one was chosen meanwhile
    if (file !== picked) give(input, file);
    if (file.size > MOST_BYTES) {
      const sentence = `文件有 ${saySize(file.size)}，最大 20 MB。请换一份小一点的，或拍成照片再传。`;
      input.setCustomValidity(sentence);
      show(box, { sentence, isWrong: true });
      return;
    }
    const from = file === picked ? "" : `（原来 ${saySize(picked.size)}，已缩小）`;
    show(box, { picture: isPicture ? file : null, sentence: `${file.name}，${saySize(file.size)}${from}` });
  };

  // A phone offers camera and files by the field itself; the button goes straight to the camera.
  const addCamera = (input) => {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "button button-quiet";
    button.textContent = "拍照";
    button.addEventListener("click", () => {
      const camera = document.createElement("input");
      camera.type = "file";
      camera.accept = "image/*";
      camera.setAttribute("capture", "environment");
      camera.addEventListener("change", () => {
        if (!camera.files.length) return;
        give(input, camera.files[0]);
        input.dispatchEvent(new Event("change", { bubbles: true }));
      });
      camera.click();
    });
    input.closest(".input-line").append(button);
  };

  // A file that was chosen and not sent would be lost on the way to the next page: the way on waits for it.
  const findUnsent = () => [...document.querySelectorAll('.upload input[type="file"]')].find((one) => one.files.length);
  document.querySelector(".bottom-bar a")?.addEventListener("click", (event) => {
    const input = findUnsent();
    if (!input) return;
    event.preventDefault();
    const button = input.form.querySelector("button[type=submit]");
    show(input.closest(".field").querySelector(".picked"), {
      sentence: `选好了，还没有上传：请点“${button.textContent.trim()}”。`,
      isWrong: true,
    });
    button.focus();
  });

  for (const input of document.querySelectorAll('input[type="file"][accept*="image/"]')) {
    const box = makeBox(input);
    input.addEventListener("change", () => {
      const work = prepare(input, box);
      input.form.dispatchEvent(new CustomEvent("hold", { bubbles: true, detail: work }));
    });
    if (matchMedia("(pointer: coarse)").matches) addCamera(input);
  }
})();
