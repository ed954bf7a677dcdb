cd /work/main; RULES=$1 timeout 400 npx vitest run --config .try-pools/vitest.config.ts --root /work/main 2>&1 | grep -v "^$\|stdout\|npm warn"
