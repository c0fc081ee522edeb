"use client";

import { Button } from "./button";

export interface LoadMoreProps {
  /** Whether another page exists; renders nothing when false. */
  hasMore: boolean;
  loading?: boolean;
  onLoadMore: () => void;
  /** What is listed, in the plural: "keys". */
  noun: string;
}

/** The end of a list that has another page. */
export function LoadMore({ hasMore, loading, onLoadMore, noun }: LoadMoreProps) {
  if (!hasMore) return null;
  return (
    <div className="flex justify-center border-t px-5 py-3">
      <Button loading={loading} onClick={onLoadMore} size="sm" variant="ghost">
        Load more {noun}
      </Button>
    </div>
  );
}
