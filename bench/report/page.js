// Draws every figure, and again when the page turns dark or light, narrow or wide.
const { charts, light, dark } = JSON.parse(document.getElementById("charts").textContent);
const prefersDark = window.matchMedia("(prefers-color-scheme: dark)");
const narrow = window.matchMedia("(max-width: 40rem)");

async function draw() {
  const config = structuredClone(prefersDark.matches ? dark : light);
  config.legend.columns = narrow.matches ? 2 : 4;
  const options = { actions: false, renderer: "svg", config };
  options.tooltip = { theme: prefersDark.matches ? "dark" : "light" };
  for (const [name, spec] of Object.entries(charts)) {
    await vegaEmbed(document.getElementById(name), spec, options);
  }
  document.body.dataset.drawn = Object.keys(charts).length;
}

prefersDark.addEventListener("change", draw);
narrow.addEventListener("change", draw);
draw();
