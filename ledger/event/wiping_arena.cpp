#include "ledger/event/wiping_arena.h"

#include <algorithm>

#include "ledger/crypto/aead.h"

namespace zegel::event {
namespace {

std::size_t aligned(std::size_t offset, std::size_t alignment) {
  return (offset + alignment - 1) / alignment * alignment;
}

}  // namespace

WipingArena::WipingArena(std::size_t first_block) {
  blocks_.push_back({std::make_unique_for_overwrite<unsigned char[]>(first_block), first_block, 0});
}

WipingArena::~WipingArena() {
  for (const Block& block : blocks_) crypto::wipe({block.bytes.get(), block.used});
}

// Blocks come from new, so their first byte fits every alignment that a value asks for.
void* WipingArena::do_allocate(std::size_t bytes, std::size_t alignment) {
  std::size_t offset = aligned(blocks_.back().used, alignment);
  if (offset + bytes > blocks_.back().size) {
    const std::size_t size = std::max(bytes, blocks_.back().size * 2);
    blocks_.push_back({std::make_unique_for_overwrite<unsigned char[]>(size), size, 0});
    offset = 0;
  }
  Block& block = blocks_.back();
  block.used = offset + bytes;
  return block.bytes.get() + offset;
}

}  // namespace zegel::event
