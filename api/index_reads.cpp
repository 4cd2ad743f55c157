#include "api/index_reads.h"

namespace zegel::api {

bool IndexReads::known(const IndexRead& read, base::Hour hour) const {
  const std::lock_guard guard(lock_);
  return hour == hour_ && reads_.contains(read);
}

void IndexReads::note(const IndexRead& read, base::Hour hour) {
  const std::lock_guard guard(lock_);
  if (hour != hour_) {
    reads_.clear();
    hour_ = hour;
  }
  if (reads_.size() < most) reads_.insert(read);
}

}  // namespace zegel::api
