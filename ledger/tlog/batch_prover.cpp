#include "ledger/tlog/tree_store.h"
#include "ledger/tlog/tree_store_nodes.h"

namespace zegel::tlog {

struct BatchProver::State {
  TileNodes nodes;
  base::TreeSize size;
};

BatchProver::BatchProver(const TreeStore& tree, const store::Rows& rows, base::TreeSize size,
                         TileCache* cache)
    : state_(new State{TileNodes(rows, tree.tiles_, cache), size}) {}
BatchProver::~BatchProver() = default;

base::Result<Proof> BatchProver::inclusion(base::LeafIndex index) {
  return inclusion_path(state_->nodes, index, state_->size);
}

}  // namespace zegel::tlog
