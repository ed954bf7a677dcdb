/**
 * Owns running a script of Argo CD's without Argo CD: Lua in JavaScript, with less than Argo CD gives (base and table), and nothing of
 * Lua that is newer than Argo CD's 5.1. A global that is not there, or that a script sets, is an error, as is a script without end.
 */
import fengari from 'fengari';
import type { Plain } from '../../tooling/source/node.ts';

const { lauxlib, lua, lualib, to_luastring: bytes } = fengari;

type LuaState = ReturnType<typeof lauxlib.luaL_newstate>;

/** Some hundred times what the longest script needs. */
const instructions = 2_000_000;

const closed = `
  table.move, table.pack, table.unpack, rawlen, load, loadfile, dofile, collectgarbage = nil
  setmetatable(_G, {
    __index = function(_, name) error("there is no global " .. tostring(name)) end,
    __newindex = function(_, name) error("sets the global " .. tostring(name)) end,
  })
`;

/**
 * @param resource what the script sees as `obj`.
 * @returns what it returns: a table with entries 1 to n, or none, is a list.
 * @throws what Lua says.
 */
export function runLua(script: string, resource: Plain): Plain {
  const state = lauxlib.luaL_newstate();
  try {
    for (const [name, open] of [
      ['_G', lualib.luaopen_base],
      ['table', lualib.luaopen_table],
    ] as const) {
      lauxlib.luaL_requiref(state, bytes(name), open, 1);
      lua.lua_pop(state, 1);
    }
    push(state, resource);
    lua.lua_setglobal(state, bytes('obj'));
    run(state, closed, 0);
    lua.lua_sethook(
      state,
      (inner) => void lauxlib.luaL_error(inner, bytes('too long')),
      lua.LUA_MASKCOUNT,
      instructions,
    );
    run(state, script, 1);
    return read(state);
  } finally {
    lua.lua_close(state);
  }
}

function run(state: LuaState, script: string, results: number): void {
  if (
    lauxlib.luaL_loadstring(state, bytes(script)) !== lua.LUA_OK ||
    lua.lua_pcall(state, 0, results, 0) !== lua.LUA_OK
  ) {
    throw new Error(lua.lua_tojsstring(state, -1));
  }
}

/** As Argo CD does: null is nil, which a list leaves out. */
function push(state: LuaState, value: Plain): void {
  lua.lua_checkstack(state, 3);
  if (value === null) lua.lua_pushnil(state);
  else if (typeof value === 'boolean') lua.lua_pushboolean(state, value);
  else if (typeof value === 'string') lua.lua_pushstring(state, bytes(value));
  else if (typeof value !== 'object') pushNumber(state, Number(value));
  else {
    lua.lua_createtable(state, 0, 0);
    if (Array.isArray(value)) {
      (value as readonly Plain[])
        .filter((item) => item !== null)
        .forEach((item, index) => {
          push(state, item);
          lua.lua_rawseti(state, -2, index + 1);
        });
      return;
    }
    for (const [key, entry] of Object.entries(value)) {
      lua.lua_pushstring(state, bytes(key));
      push(state, entry);
      lua.lua_rawset(state, -3);
    }
  }
}

/** fengari's integers have 32 bits. */
function pushNumber(state: LuaState, value: number): void {
  if (Number.isInteger(value) && Math.abs(value) < 2 ** 31) lua.lua_pushinteger(state, value);
  else lua.lua_pushnumber(state, value);
}

/** Takes the value from the top of the stack. */
function read(state: LuaState): Plain {
  const value = readTop(state);
  lua.lua_pop(state, 1);
  return value;
}

function readTop(state: LuaState): Plain {
  switch (lua.lua_type(state, -1)) {
    case lua.LUA_TNIL:
      return null;
    case lua.LUA_TBOOLEAN:
      return lua.lua_toboolean(state, -1);
    case lua.LUA_TNUMBER:
      return lua.lua_tonumber(state, -1);
    case lua.LUA_TSTRING:
      return lua.lua_tojsstring(state, -1);
    case lua.LUA_TTABLE:
      return readTable(state);
    default:
      throw new Error('The script returns what is no data.');
  }
}

function readTable(state: LuaState): Plain {
  const entries: [string, Plain][] = [];
  let isList = true;
  lua.lua_pushnil(state);
  while (lua.lua_next(state, -2) !== 0) {
    const value = read(state);
    isList &&= lua.lua_type(state, -1) === lua.LUA_TNUMBER;
    // A copy, as reading a number as text changes the key that the next step starts from.
    lua.lua_pushvalue(state, -1);
    entries.push([lua.lua_tojsstring(state, -1), value]);
    lua.lua_pop(state, 1);
  }
  if (!isList) return Object.fromEntries(entries);
  return entries.sort(([a], [b]) => Number(a) - Number(b)).map(([, value]) => value);
}
