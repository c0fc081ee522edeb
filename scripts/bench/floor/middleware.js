import { NextResponse } from "next/server";

/** The least a middleware can do. */
export default function middleware() {
  return NextResponse.next();
}
