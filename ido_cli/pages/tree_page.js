const box = document.querySelector('input[type=search]');
const count = document.querySelector('#aantal');
const trees = [...document.querySelectorAll('section')];
const folds = () => [...document.querySelectorAll('details')];
function search() {
  const words = box.value.trim().toLowerCase();
  let hits = 0;
  for (const tree of trees) {
    const found = !words || tree.textContent.toLowerCase().includes(words);
    tree.hidden = !found;
    hits += found;
    for (const fold of tree.querySelectorAll('details')) {
      fold.open = words ? fold.textContent.toLowerCase().includes(words) : fold.dataset.first === 'ja';
    }
  }
  count.textContent = words ? `${hits} van ${trees.length} onderwerpen` : '';
}
box.addEventListener('input', search);
document.querySelector('#open').addEventListener('click', () => folds().forEach(fold => { fold.open = true; }));
document.querySelector('#dicht').addEventListener('click', () => folds().forEach(fold => { fold.open = false; }));
document.addEventListener('keydown', event => {
  if (event.key === '/' && event.target !== box) { event.preventDefault(); box.focus(); }
  if (event.key === 'Escape' && event.target === box) { box.value = ''; search(); }
});
